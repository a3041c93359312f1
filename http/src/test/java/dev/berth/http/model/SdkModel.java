package dev.berth.http.model;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsRequest;

/** The API as the AWS SDK for Java knows it, written as {@code ecs.txt}. */
final class SdkModel {
  private static final String HEAD =
      """
      # The API of Amazon ECS, version 2014-11-13: each operation with what it takes and gives, then
      # each structure with its members. [] list, {} map, (|) the words that are known.
      # Made from the AWS SDK for Java by EcsModelTest; CONTRIBUTING.md says how to make it anew.
      """;

  private static final Map<MarshallingType<?>, String> SINGLES =
      Map.of(
          MarshallingType.INTEGER, "integer",
          MarshallingType.LONG, "long",
          MarshallingType.DOUBLE, "double",
          MarshallingType.BOOLEAN, "boolean",
          MarshallingType.INSTANT, "timestamp",
          MarshallingType.DOCUMENT, "document",
          MarshallingType.STRING, "string");

  private final Map<String, String> structures = new TreeMap<>();

  private SdkModel() {}

  static String text() throws ReflectiveOperationException {
    SdkModel model = new SdkModel();
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    Map<String, Method> calls = new TreeMap<>();
    for (Method method : EcsClient.class.getMethods()) {
      Class<?>[] parameters = method.getParameterTypes();
      if (parameters.length == 1
          && EcsRequest.class.isAssignableFrom(parameters[0])
          && method.getReturnType().getSimpleName().endsWith("Response")) {
        calls.put(parameters[0].getSimpleName().replaceFirst("Request$", ""), method);
      }
    }
    for (Map.Entry<String, Method> call : calls.entrySet()) {
      Class<?> input = call.getValue().getParameterTypes()[0];
      Class<?> output = call.getValue().getReturnType();
      text.append(
          "%s %s %s\n".formatted(call.getKey(), model.structure(input), model.structure(output)));
    }
    model.structures.forEach((name, members) -> text.append('\n').append(name).append(members));
    return text.toString();
  }

  private String structure(Class<?> type) throws ReflectiveOperationException {
    String name = type.getSimpleName();
    if (structures.putIfAbsent(name, "\n") == null) {
      Object builder = type.getMethod("builder").invoke(null);
      StringBuilder members = new StringBuilder("\n");
      for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
        members
            .append("  ")
            .append(field.locationName())
            .append(' ')
            .append(shape(field, type))
            .append('\n');
      }
      structures.put(name, members.toString());
    }
    return name;
  }

  private String shape(SdkField<?> field, Class<?> owner) throws ReflectiveOperationException {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      return "[" + shape(field.getTrait(ListTrait.class).memberFieldInfo(), owner, field) + "]";
    }
    if (type == MarshallingType.MAP) {
      return "{" + shape(field.getTrait(MapTrait.class).valueFieldInfo(), owner, field) + "}";
    }
    return shape(field, owner, field);
  }

  /** The shape of a field, or of what is inside of it; words are known by the field's accessor. */
  private String shape(SdkField<?> inner, Class<?> owner, SdkField<?> field)
      throws ReflectiveOperationException {
    MarshallingType<?> type = inner.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return structure(inner.constructor().get().getClass().getEnclosingClass());
    }
    if (type == MarshallingType.LIST || type == MarshallingType.MAP) {
      return shape(inner, owner);
    }
    List<String> words = type == MarshallingType.STRING ? words(owner, field) : List.of();
    if (!words.isEmpty()) {
      return "(" + String.join("|", words) + ")";
    }
    String single = SINGLES.get(type);
    if (single == null) {
      throw new IllegalStateException("no shape for " + type + " of " + field.memberName());
    }
    return single;
  }

  private static List<String> words(Class<?> owner, SdkField<?> field)
      throws ReflectiveOperationException {
    String name =
        Character.toLowerCase(field.memberName().charAt(0)) + field.memberName().substring(1);
    Method accessor =
        Arrays.stream(owner.getMethods())
            .filter(each -> each.getName().equals(name) && each.getParameterCount() == 0)
            .findFirst()
            .orElse(null);
    if (accessor == null) {
      return List.of();
    }
    Type type = accessor.getGenericReturnType();
    while (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      type = arguments[arguments.length - 1];
    }
    if (!(type instanceof Class<?> words) || !words.isEnum()) {
      return List.of();
    }
    Set<?> known = (Set<?>) words.getMethod("knownValues").invoke(null);
    return Arrays.stream(words.getEnumConstants())
        .filter(known::contains)
        .map(Object::toString)
        .collect(Collectors.toList());
  }
}
