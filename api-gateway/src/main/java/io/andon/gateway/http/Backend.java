package io.andon.gateway.http;

import io.andon.gateway.directory.Directory;
import io.andon.gateway.routing.PeerProxy;
import io.andon.topology.query.SpaceLocator;
import java.time.InstantSource;

/** What stands behind the routes. */
public record Backend(
    Door door, Directory directory, SpaceLocator locator, PeerProxy peers, InstantSource clock) {}
