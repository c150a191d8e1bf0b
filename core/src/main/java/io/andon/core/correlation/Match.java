package io.andon.core.correlation;

import io.andon.schema.Why;

/**
 * An open incident a signal belongs to.
 *
 * @param incident its id
 * @param number its age: lower is older
 * @param why what a person needs to check the decision
 */
public record Match(String incident, long number, Why why) {}
