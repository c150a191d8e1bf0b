/** What requests cost, with few and with many incidents, beside a server that does nothing else. */
@NullMarked
package io.andon.bench.rest;

import org.jspecify.annotations.NullMarked;
