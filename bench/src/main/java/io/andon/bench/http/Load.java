package io.andon.bench.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * A load on a server: every connection sends its next request as soon as it has the answer to the
 * one before.
 *
 * @param server who is asked
 * @param requests whole requests, sent in turn
 * @param connections how many are open
 * @param duration how long
 */
public record Load(
    InetSocketAddress server, List<byte[]> requests, int connections, Duration duration) {}
