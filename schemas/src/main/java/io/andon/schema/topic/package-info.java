/** The topics: which there are and how they are made. */
@NullMarked
package io.andon.schema.topic;

import org.jspecify.annotations.NullMarked;
