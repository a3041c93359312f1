/**
 * The cluster query language: expressions that select container instances, as memberOf constraints
 * and ListContainerInstances use them.
 *
 * <pre>{@code
 * expression = and { ("||" | "or") and }
 * and        = unary { ("&&" | "and") unary }
 * unary      = ("!" | "not") unary | "(" expression ")" | condition
 * condition  = subject operator [ argument ]
 * argument   = value | "[" value { "," value } "]"
 * value      = bare word (letters digits . _ - / : * + @ \) | 'quoted' | "quoted"
 * }</pre>
 *
 * <p>Subjects, operators and which go together are those of the developer guide's page on the
 * language:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html. Where it
 * is silent:
 *
 * <ul>
 *   <li>not binds tighter than and, and tighter than or. Words and values are case-sensitive.
 *   <li>A negative operator ({@code !=}, {@code !in}, {@code !~}) is the negation of the positive
 *       one. So all three hold on an instance without the attribute, or without a known agent
 *       version. {@code MissingAttribute.FAILS} excepts the former; {@code not} still negates.
 *   <li>{@code task:group} is the set of groups with a task on the instance. A positive operator
 *       holds if it does for one of them, hence a negative one if it does for none.
 *   <li>{@code >}, {@code >=}, {@code <} and {@code <=} on an attribute compare decimal numbers:
 *       another argument is refused, and no such condition holds for a value that is no number.
 *       {@code ==} compares attributes as text, so {@code 4} is not {@code 4.0}.
 *   <li>An attribute without a value exists and equals the empty text.
 *   <li>Version parts that are not given are zero. Timestamps without a zone are UTC, a date is its
 *       midnight; registration times are compared in whole seconds.
 *   <li>{@code =~} must match the whole value. A pattern may stand bare up to the next blank if its
 *       brackets are balanced. Quoted text knows no escapes, so a pattern's backslashes stay.
 *   <li>Matching is bounded, see {@code PatternLimits}: a match that takes too long counts as none.
 * </ul>
 */
@NullMarked
package dev.berth.engine.placement.query;

import org.jspecify.annotations.NullMarked;
