/** What an account holds in its Region: plain books, each of which answers the operations on it. */
@NullMarked
package dev.berth.engine.account;

import org.jspecify.annotations.NullMarked;
