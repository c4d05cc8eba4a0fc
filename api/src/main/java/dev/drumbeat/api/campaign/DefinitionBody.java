package dev.drumbeat.api.campaign;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a body that is a campaign's definition, in JSON or YAML. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@RequestBody(
    required = true,
    content = {
      @Content(
          mediaType = "application/json",
          schema = @Schema(oneOf = {ShortFormSchema.class, DefinitionSchema.class})),
      @Content(
          mediaType = CampaignController.YAML,
          schema = @Schema(oneOf = {ShortFormSchema.class, DefinitionSchema.class}))
    })
@interface DefinitionBody {}
