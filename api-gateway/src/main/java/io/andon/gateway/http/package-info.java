/** The server: routes, access, error formats. A surface is a list of routes and a wording. */
@NullMarked
package io.andon.gateway.http;

import org.jspecify.annotations.NullMarked;
