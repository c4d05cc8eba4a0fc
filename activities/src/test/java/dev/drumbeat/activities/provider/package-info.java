/** Tests of the provider clients, against a provider that counts requests and misbehaves. */
@NullMarked
package dev.drumbeat.activities.provider;

import org.jspecify.annotations.NullMarked;
