/**
 * A run as one HTML page that needs no network: Java decides every number and word, the page's
 * script only draws.
 */
@NullMarked
package dev.berth.reports.html;

import org.jspecify.annotations.NullMarked;
