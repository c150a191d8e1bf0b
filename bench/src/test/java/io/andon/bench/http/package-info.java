@NullMarked
package io.andon.bench.http;

import org.jspecify.annotations.NullMarked;
