package dev.drumbeat.simulator.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads TwiML. Verbs that the simulator doesn't carry out are passed over. */
final class Twiml {
  private static final double SECONDS_PER_WORD = 0.4;
  private static final double SECONDS_OF_A_RECORDING = 3;

  private Twiml() {}

  /** The verbs in order; null when the document is no TwiML (Twilio's error 12100). */
  static @Nullable List<Verb> parse(String document) {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(null);
      Element root =
          builder.parse(new InputSource(new StringReader(document))).getDocumentElement();
      return root.getTagName().equals("Response") ? verbs(root) : null;
    } catch (SAXException | IOException malformed) {
      return null;
    } catch (ParserConfigurationException missing) {
      throw new IllegalStateException("every JDK has an XML parser", missing);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The document comes from outside: no entities, no network.
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  private static List<Verb> verbs(Element parent) {
    List<Verb> verbs = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        Verb verb = verb(element);
        if (verb != null) {
          verbs.add(verb);
        }
      }
    }
    return verbs;
  }

  private static @Nullable Verb verb(Element element) {
    String text = element.getTextContent().strip();
    return switch (element.getTagName()) {
      case "Say" -> new Verb.Sound(text.split("\\s+").length * SECONDS_PER_WORD);
      case "Play" -> new Verb.Sound(SECONDS_OF_A_RECORDING);
      case "Pause" -> new Verb.Sound(number(element, "length", 1));
      case "Gather" -> gather(element);
      case "Redirect" -> new Verb.Redirect(text, attribute(element, "method", "POST"));
      case "Hangup" -> new Verb.Hangup();
      default -> null;
    };
  }

  private static Verb gather(Element element) {
    String action = attribute(element, "action", "");
    return new Verb.Gather(
        verbs(element),
        attribute(element, "input", "dtmf").contains("dtmf"),
        action.isEmpty() ? null : action,
        attribute(element, "method", "POST"),
        new Verb.Patience(
            number(element, "timeout", 5),
            attribute(element, "actionOnEmptyResult", "false").equals("true")));
  }

  private static String attribute(Element element, String name, String otherwise) {
    return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
  }

  private static double number(Element element, String name, double otherwise) {
    String value = attribute(element, name, "");
    return value.matches("\\d{1,4}") ? Integer.parseInt(value) : otherwise;
  }
}
