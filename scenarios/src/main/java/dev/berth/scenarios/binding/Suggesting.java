package dev.berth.scenarios.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Supplier;

/** Words that a text most often is, for editors and the reference; others are no mistake yet. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Suggesting {
  /** Where the words come from; a class with a public constructor without parameters. */
  Class<? extends Supplier<List<String>>> value();
}
