/** The demo: a sample plant that publishes to the topics, watched over REST. */
@NullMarked
package io.andon.standalone.demo;

import org.jspecify.annotations.NullMarked;
