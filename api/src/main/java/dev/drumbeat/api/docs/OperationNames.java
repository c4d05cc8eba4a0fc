package dev.drumbeat.api.docs;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Names operations so that clients made from the description read well: a method named by a verb
 * alone is about its controller's noun, as {@code createCampaign}.
 */
@Component
final class OperationNames implements OperationCustomizer {
  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    String method = handler.getMethod().getName();
    String noun = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
    boolean speaks = method.chars().anyMatch(Character::isUpperCase);
    operation.setOperationId(
        speaks ? method : method + (method.equals("list") ? many(noun) : noun));
    return operation;
  }

  private static String many(String noun) {
    return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }
}
