/**
 * When something on a schedule is due: the expressions of EventBridge rules, of EventBridge
 * Scheduler and of scheduled scaling.
 *
 * <pre>{@code
 * rate(5 minutes)   at(2026-11-27T08:00:00)   cron(0 8 ? * MON-FRI *)
 * }</pre>
 *
 * <p>What they mean is documented:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html,
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html. Where that is silent:
 *
 * <ul>
 *   <li>A rule's rate counts from the rule's creation; the first time is one interval later.
 *   <li>{@code 31W} means no day in a month of 30 days.
 *   <li>Schedules with only five fields mean every year.
 * </ul>
 */
@NullMarked
package dev.berth.engine.schedule;

import org.jspecify.annotations.NullMarked;
