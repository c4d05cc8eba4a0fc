/**
 * What a campaign is: its definition as sealed records, its JSON and YAML forms, and what can be
 * wrong with it. A definition that the parser returned without an error is one that the machine can
 * run.
 */
@NullMarked
package dev.drumbeat.journey.campaign;

import org.jspecify.annotations.NullMarked;
