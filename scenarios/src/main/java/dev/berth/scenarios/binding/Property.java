package dev.berth.scenarios.binding;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named value of a record, as a component and its annotations declare it.
 *
 * @param required whether it must be given
 * @param defaultText what it is when it is not given, as it would be written
 * @param bounds the numbers, or numbers of entries, that it may have
 * @param form the texts, or names of entries, that it may have
 * @param takesBareNumber whether an amount may be written without a unit
 */
public record Property(
    String name,
    Method accessor,
    Shape shape,
    String description,
    boolean required,
    Optional<String> defaultText,
    Optional<Within> bounds,
    Optional<Matching> form,
    boolean takesBareNumber) {
  /** The properties of each record, looked up once. */
  static final ClassValue<List<Property>> ALL =
      new ClassValue<>() {
        @Override
        protected List<Property> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Property::of).toList();
        }
      };

  private static Property of(RecordComponent component) {
    Optional<JsonProperty> json = annotation(component, JsonProperty.class);
    Optional<String> defaultText =
        json.map(JsonProperty::defaultValue).filter(text -> !text.isEmpty());
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Property(
        json.map(JsonProperty::value).filter(name -> !name.isEmpty()).orElse(component.getName()),
        component.getAccessor(),
        Shape.of(component.getGenericType()),
        annotation(component, JsonPropertyDescription.class)
            .map(JsonPropertyDescription::value)
            .orElse(""),
        !nullable && defaultText.isEmpty(),
        defaultText,
        annotation(component, Within.class),
        annotation(component, Matching.class),
        component.isAnnotationPresent(BareNumber.class));
  }

  /** Whether it may be left out without becoming anything else. */
  boolean optional() {
    return !required && defaultText.isEmpty();
  }

  /** Words that a text most often is. */
  List<String> suggestions() {
    Suggesting suggesting = accessor.getAnnotation(Suggesting.class);
    if (suggesting == null) {
      return List.of();
    }
    try {
      return suggesting.value().getConstructor().newInstance().get();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no suggestions for property " + name, e);
    }
  }

  /** The name in quotes, for messages. */
  public String quotedName() {
    return "'" + name + "'";
  }

  /** The property's value in a record. */
  @Nullable Object valueIn(Object holder) {
    try {
      return accessor.invoke(holder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unreadable property " + name, e);
    }
  }

  /** What would be allowed instead of a value that is out of bounds; empty when it is within. */
  Optional<String> expectationBrokenBy(Object value) {
    if (form.isPresent() && value instanceof String text && !text.matches(form.get().value())) {
      return Optional.of("expected " + form.get().allows());
    }
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal size =
        switch (value) {
          case Number number -> new BigDecimal(number.toString());
          case Collection<?> items -> BigDecimal.valueOf(items.size());
          case Map<?, ?> entries -> BigDecimal.valueOf(entries.size());
          default -> BigDecimal.valueOf(bounds.get().min());
        };
    boolean within =
        size.compareTo(BigDecimal.valueOf(bounds.get().min())) >= 0
            && size.compareTo(BigDecimal.valueOf(bounds.get().max())) <= 0;
    return within
        ? Optional.empty()
        : Optional.of("expected %,d to %,d".formatted(bounds.get().min(), bounds.get().max()));
  }

  private static <A extends Annotation> Optional<A> annotation(
      RecordComponent component, Class<A> type) {
    // Jackson's annotations do not name record components as a target; accessors carry them.
    A own = component.getAnnotation(type);
    return Optional.ofNullable(own != null ? own : component.getAccessor().getAnnotation(type));
  }
}
