@NullMarked
package io.andon.bench.report;

import org.jspecify.annotations.NullMarked;
