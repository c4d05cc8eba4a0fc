package dev.drumbeat.journey.campaign;

/** What is counted or enrolled as one: a property with its contacts, one contact, or an owner. */
public enum Per {
  PROPERTY,
  CONTACT,
  OWNER
}
