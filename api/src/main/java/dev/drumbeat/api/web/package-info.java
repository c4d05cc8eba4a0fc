/** What every request passes: who asks, how much, how it is answered, and what is logged of it. */
@NullMarked
package dev.drumbeat.api.web;

import org.jspecify.annotations.NullMarked;
