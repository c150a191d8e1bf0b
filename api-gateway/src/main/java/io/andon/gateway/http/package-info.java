/**
 * What a surface is made of: routes, access, requests, replies, lists, error formats. How they are
 * served is in the packages below, which this one does not know.
 */
@NullMarked
package io.andon.gateway.http;

import org.jspecify.annotations.NullMarked;
