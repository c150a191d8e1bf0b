/** Holds what goes over HTTP against the OpenAPI documents, and the documents against OpenAPI. */
@NullMarked
package io.andon.contract;

import org.jspecify.annotations.NullMarked;
