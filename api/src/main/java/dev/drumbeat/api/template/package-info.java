/** Texts that campaigns' steps name: edited as drafts, published as versions that never change. */
@NullMarked
package dev.drumbeat.api.template;

import org.jspecify.annotations.NullMarked;
