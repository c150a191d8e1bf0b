/** A receiver of webhooks to try them with: says what came, and whether it is signed right. */
@NullMarked
package io.andon.standalone.receiver;

import org.jspecify.annotations.NullMarked;
