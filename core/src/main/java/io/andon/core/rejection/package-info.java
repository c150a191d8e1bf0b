/**
 * Why a command is rejected: a code with parameters, and its English sentence. Who decides makes
 * them, surfaces word them; neither is known here.
 */
@NullMarked
package io.andon.core.rejection;

import org.jspecify.annotations.NullMarked;
