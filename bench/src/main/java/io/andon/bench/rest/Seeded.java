package io.andon.bench.rest;

/**
 * A space that is there.
 *
 * @param space what is in it
 * @param key of a client of the space
 * @param latestDowntime asks for a page of its downtime events
 */
record Seeded(BenchSpace space, String key, String latestDowntime) {}
