/** Progress on the terminal, and the one line of JSON at the end. */
@NullMarked
package io.andon.bench.report;

import org.jspecify.annotations.NullMarked;
