/** Strict reading of JSON and query parameters: every mistake is named by its place. */
@NullMarked
package io.andon.gateway.json;

import org.jspecify.annotations.NullMarked;
