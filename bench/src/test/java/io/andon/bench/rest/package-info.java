@NullMarked
package io.andon.bench.rest;

import org.jspecify.annotations.NullMarked;
