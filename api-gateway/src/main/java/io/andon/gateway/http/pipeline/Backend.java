package io.andon.gateway.http.pipeline;

import io.andon.core.query.SpaceLocator;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.cluster.routing.PeerProxy;
import io.andon.gateway.http.admission.AdmissionControl;
import java.time.InstantSource;

/** What stands behind the routes. */
public record Backend(
    AdmissionControl admission,
    Directory directory,
    SpaceLocator locator,
    PeerProxy peers,
    InstantSource clock) {}
