/**
 * Rows, the records that a view hands out: read-only for everybody, and how to change one all the
 * same. Knows no kind of row.
 */
@NullMarked
package io.andon.core.row;

import org.jspecify.annotations.NullMarked;
