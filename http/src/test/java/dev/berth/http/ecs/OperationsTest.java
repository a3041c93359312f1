package dev.berth.http.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.Operation;
import dev.berth.http.model.EcsModel;
import dev.berth.http.model.OperationShape;
import dev.berth.http.model.Shape;
import dev.berth.http.model.Structure;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The engine's records have the API's members, with the API's types. */
class OperationsTest {
  private static final EcsModel MODEL = EcsModel.current();

  @Test
  void operations_ofTheEngine_areTheApis() {
    assertThat(Operations.all()).hasSizeGreaterThan(29);
    assertThat(MODEL.operations().keySet()).containsAll(Operations.all().keySet());
  }

  @TestFactory
  List<DynamicTest> operation_asARecord_fitsTheApi() {
    List<DynamicTest> tests = new ArrayList<>();
    Operations.all()
        .forEach((name, record) -> {
          OperationShape shape = shape(name);
          tests.add(
              DynamicTest.dynamicTest(
                  name,
                  () -> {
                    assertThat(misfits(name, record, shape.input())).isEmpty();
                    assertThat(left(record, shape.input()))
                        .as("members of %s that its record lacks", name)
                        .isEmpty();
                  }));
          tests.add(
              DynamicTest.dynamicTest(
                  name + ".Response",
                  () -> assertThat(misfits(name, response(record), shape.output())).isEmpty()));
        });
    return tests;
  }

  private static OperationShape shape(String name) {
    OperationShape shape = MODEL.operation(name);
    if (shape == null) {
      throw new AssertionError("not an operation of the API: " + name);
    }
    return shape;
  }

  private static List<String> left(Class<?> record, Structure structure) {
    List<String> names =
        Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    return names.contains("more")
        ? List.of()
        : structure.members().keySet().stream().filter(name -> !names.contains(name)).toList();
  }

  private static Class<?> response(Class<?> operation) {
    return Arrays.stream(operation.getGenericInterfaces())
        .map(ParameterizedType.class::cast)
        .map(each -> (Class<?>) each.getActualTypeArguments()[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation + " is no " + Operation.class));
  }

  private static List<String> misfits(String path, Type type, Shape shape) {
    List<String> misfits = new ArrayList<>();
    switch (shape) {
      case Structure structure when type instanceof Class<?> record && record.isRecord() -> {
        for (RecordComponent component : record.getRecordComponents()) {
          Shape inner = structure.shapeOf(component.getName());
          String place = path + "." + component.getName();
          if (inner != null) {
            misfits.addAll(misfits(place, component.getGenericType(), inner));
          } else if (!component.getName().equals("more")) {
            misfits.add(place + " is not the API's");
          }
        }
      }
      case Structure _ when argument(type, Map.class, 1) == Object.class -> {}
      case Shape.Items(Shape item) when argument(type, List.class, 0) instanceof Type inner ->
          misfits.addAll(misfits(path, inner, item));
      case Shape.Entries(Shape value) when argument(type, Map.class, 1) instanceof Type inner ->
          misfits.addAll(misfits(path, inner, value));
      case Shape.Text _ when type == String.class -> {}
      case Shape.Single single when types(single).contains(type) || type == Object.class -> {}
      case Shape _ -> misfits.add(path + " is " + type + ", not " + shape);
    }
    return misfits;
  }

  private static Object argument(Type type, Class<?> raw, int index) {
    return type instanceof ParameterizedType generic && generic.getRawType() == raw
        ? generic.getActualTypeArguments()[index]
        : "";
  }

  private static List<Type> types(Shape.Single single) {
    return switch (single) {
      case INTEGER -> List.of(Integer.class, int.class);
      case LONG, TIMESTAMP -> List.of(Long.class, long.class);
      case DOUBLE -> List.of(Double.class, double.class);
      case BOOLEAN -> List.of(Boolean.class, boolean.class);
      case DOCUMENT -> List.of(Object.class);
    };
  }
}
