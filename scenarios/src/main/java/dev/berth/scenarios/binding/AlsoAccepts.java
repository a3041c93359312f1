package dev.berth.scenarios.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Properties that may be given but that no component stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AlsoAccepts {
  /** Their names. */
  String[] value();

  /** What the reference says of them. */
  String saying() default "Accepted without effect";
}
