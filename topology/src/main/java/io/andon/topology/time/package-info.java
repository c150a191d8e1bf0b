/** Which times are believed. Pure. */
@NullMarked
package io.andon.topology.time;

import org.jspecify.annotations.NullMarked;
