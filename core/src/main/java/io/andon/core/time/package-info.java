/** Which times of events are believed. Pure. */
@NullMarked
package io.andon.core.time;

import org.jspecify.annotations.NullMarked;
