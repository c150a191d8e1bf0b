/**
 * Filters, cursors and the interfaces that reads of a space go through. What implements them, and
 * any store, lives elsewhere. Pure.
 */
@NullMarked
package io.andon.core.query;

import org.jspecify.annotations.NullMarked;
