// The JSON Schema of catalogue.json, as it is published beside it.
#include "render/catalogue.h"

namespace praxis {

std::string_view catalogue_schema() {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "A clinic's service catalogue, version 1",
  "description": "What is optional is null or an empty list. No estimate is an assessment.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "$schema",
    "version",
    "language",
    "currency",
    "timezone",
    "clinic",
    "locations",
    "people",
    "areas",
    "concerns",
    "treatments",
    "references"
  ],
  "properties": {
    "$schema": {"description": "Where this schema stands, from the catalogue.", "type": "string"},
    "version": {"const": 1},
    "language": {"description": "BCP 47.", "type": "string"},
    "currency": {"description": "ISO 4217.", "type": "string", "pattern": "^[A-Z]{3}$"},
    "timezone": {"description": "IANA.", "type": "string"},
    "clinic": {
      "description": "Whose catalogue it is.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "legal_name",
        "jurisdiction",
        "address",
        "phone",
        "email",
        "prices_include_tax",
        "registration",
        "booking"
      ],
      "properties": {
        "name": {"description": "As patients know it.", "$ref": "#/$defs/word"},
        "legal_name": {"description": "Who is liable.", "$ref": "#/$defs/word"},
        "jurisdiction": {"description": "Whose advertising rules hold.", "enum": ["uk", "ie", "us", "au", "de", "eu", "other"]},
        "address": {"description": "The site's beginning.", "$ref": "#/$defs/address"},
        "phone": {"description": "In E.164.", "type": "string", "pattern": "^\\+[0-9]+$"},
        "email": {"description": "Where one may write.", "$ref": "#/$defs/optionalWord"},
        "prices_include_tax": {"description": "Null where nothing is said.", "type": ["boolean", "null"]},
        "registration": {
          "description": "Of the clinic itself, with a register.",
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["body", "number"],
              "properties": {
                "body": {"description": "Who keeps the register.", "$ref": "#/$defs/word"},
                "number": {"description": "The entry there.", "$ref": "#/$defs/word"}
              }
            },
            {"type": "null"}
          ]
        },
        "booking": {"description": "Where to book.", "$ref": "#/$defs/optionalAddress"}
      }
    },
    "locations": {"description": "Where the clinic is.", "type": "array", "items": {"$ref": "#/$defs/location"}},
    "people": {"description": "Who performs treatments.", "type": "array", "items": {"$ref": "#/$defs/person"}},
    "areas": {"description": "Parts of the body.", "type": "array", "items": {"$ref": "#/$defs/area"}},
    "concerns": {"description": "What people come for.", "type": "array", "items": {"$ref": "#/$defs/concern"}},
    "treatments": {"description": "What is offered.", "type": "array", "items": {"$ref": "#/$defs/treatment"}},
    "references": {"description": "What the evidence names.", "type": "array", "items": {"$ref": "#/$defs/reference"}}
  },
  "$defs": {
    "id": {
      "description": "The name of a file in content/.",
      "type": "string",
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
      "maxLength": 64
    },
    "word": {"type": "string", "minLength": 1},
    "address": {
      "description": "A whole address.",
      "type": "string",
      "pattern": "^(https?://|tel:|mailto:)",
      "format": "uri"
    },
    "money": {
      "description": "Exact, in the catalogue's currency, with two digits.",
      "type": "string",
      "pattern": "^(0|[1-9][0-9]*)\\.[0-9]{2}$"
    },
    "moneyRange": {
      "description": "Lowest and highest.",
      "type": "array",
      "items": {"$ref": "#/$defs/money"},
      "minItems": 2,
      "maxItems": 2
    },
    "range": {
      "description": "Lowest and highest, both included.",
      "type": "array",
      "items": {"type": "integer", "minimum": 0},
      "minItems": 2,
      "maxItems": 2
    },
    "minutes": {
      "description": "Time in the clinic.",
      "type": "integer",
      "minimum": 1,
      "maximum": 1440
    },
    "basis": {
      "description": "What the figures rest on; where they rest on several, the weakest.",
      "enum": ["review", "trial", "cohort", "label", "guideline", "clinic"]
    },
    "day": {
      "description": "Local time; what closes before it opens ends the next day.",
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["opens", "closes"],
        "properties": {
          "opens": {"description": "HH:MM.", "type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"},
          "closes": {"description": "HH:MM; 24:00 is the end of the day.", "type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"}
        }
      }
    },
    "date": {"description": "Year, month, day.", "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "optionalAddress": {"anyOf": [{"$ref": "#/$defs/address"}, {"type": "null"}]},
    "optionalBasis": {"anyOf": [{"$ref": "#/$defs/basis"}, {"type": "null"}]},
    "optionalId": {"anyOf": [{"$ref": "#/$defs/id"}, {"type": "null"}]},
    "optionalMinutes": {"anyOf": [{"$ref": "#/$defs/minutes"}, {"type": "null"}]},
    "optionalMoney": {"anyOf": [{"$ref": "#/$defs/money"}, {"type": "null"}]},
    "optionalMoneyRange": {"anyOf": [{"$ref": "#/$defs/moneyRange"}, {"type": "null"}]},
    "optionalRange": {"anyOf": [{"$ref": "#/$defs/range"}, {"type": "null"}]},
    "optionalWord": {"anyOf": [{"$ref": "#/$defs/word"}, {"type": "null"}]},
    "cost": {"description": "The cheapest way to pay, without fees.", "$ref": "#/$defs/optionalMoneyRange"},
    "weeks": {"description": "Weeks from the first session to the last.", "$ref": "#/$defs/optionalRange"},
    "package": {
      "description": "Several sessions sold together.",
      "type": "object",
      "additionalProperties": false,
      "required": ["sessions", "price"],
      "properties": {
        "sessions": {"description": "How many.", "type": "integer", "minimum": 1},
        "price": {"$ref": "#/$defs/money"}
      }
    },
    "fee": {
      "description": "What must be paid besides.",
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "price", "redeemable"],
      "properties": {
        "name": {"description": "What it is for.", "$ref": "#/$defs/word"},
        "price": {"$ref": "#/$defs/money"},
        "redeemable": {"description": "Whether it is taken off the price later.", "type": "boolean"}
      }
    },
    "location": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "name",
        "address",
        "street",
        "locality",
        "region",
        "postcode",
        "country",
        "latitude",
        "longitude",
        "phone",
        "hours",
        "exceptions",
        "access",
        "booking"
      ],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "name": {"description": "As patients know it.", "$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "street": {"description": "With the number.", "$ref": "#/$defs/word"},
        "locality": {"description": "The town.", "$ref": "#/$defs/word"},
        "region": {"description": "Where the country writes one.", "$ref": "#/$defs/optionalWord"},
        "postcode": {"description": "As the country writes it.", "$ref": "#/$defs/word"},
        "country": {"description": "ISO 3166-1, two letters.", "type": "string", "pattern": "^[A-Z]{2}$"},
        "latitude": {
          "description": "Decimal degrees.",
          "$ref": "#/$defs/optionalWord"
        },
        "longitude": {
          "description": "Decimal degrees.",
          "$ref": "#/$defs/optionalWord"
        },
        "phone": {"description": "In E.164; the clinic's where it has none of its own.", "type": "string", "pattern": "^\\+[0-9]+$"},
        "hours": {
          "description": "A day without periods is closed.",
          "type": "object",
          "additionalProperties": false,
          "required": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
          "properties": {
            "mon": {"$ref": "#/$defs/day"},
            "tue": {"$ref": "#/$defs/day"},
            "wed": {"$ref": "#/$defs/day"},
            "thu": {"$ref": "#/$defs/day"},
            "fri": {"$ref": "#/$defs/day"},
            "sat": {"$ref": "#/$defs/day"},
            "sun": {"$ref": "#/$defs/day"}
          }
        },
        "exceptions": {
          "description": "Days with other hours, from first to last; without periods closed.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["from", "to", "hours", "reason"],
            "properties": {
              "from": {"$ref": "#/$defs/date"},
              "to": {"$ref": "#/$defs/date"},
              "hours": {"$ref": "#/$defs/day"},
              "reason": {"description": "Why.", "$ref": "#/$defs/optionalWord"}
            }
          }
        },
        "access": {"description": "How one gets in.", "type": "array", "items": {"$ref": "#/$defs/word"}},
        "booking": {
          "description": "Where to book: the nearest link, or the clinic's.",
          "$ref": "#/$defs/optionalAddress"
        }
      }
    },
    "person": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "name",
        "address",
        "role",
        "register",
        "register_number",
        "qualifications",
        "languages",
        "locations",
        "performs",
        "booking"
      ],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "name": {"description": "As patients know it.", "$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "role": {"description": "What this person is here.", "$ref": "#/$defs/word"},
        "register": {"description": "Who registers the profession.", "$ref": "#/$defs/optionalWord"},
        "register_number": {"description": "The entry there.", "$ref": "#/$defs/optionalWord"},
        "qualifications": {"description": "In words.", "type": "array", "items": {"$ref": "#/$defs/word"}},
        "languages": {"description": "BCP 47.", "type": "array", "items": {"$ref": "#/$defs/word"}},
        "locations": {
          "description": "Where this person works; empty where nobody has said.",
          "type": "array",
          "items": {"$ref": "#/$defs/id"}
        },
        "performs": {
          "description": "What, and at which locations.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["treatment", "locations"],
            "properties": {
              "treatment": {"$ref": "#/$defs/id"},
              "locations": {"description": "Where.", "type": "array", "items": {"$ref": "#/$defs/id"}}
            }
          }
        },
        "booking": {"description": "Where to book: the nearest link, or the clinic's.", "$ref": "#/$defs/optionalAddress"}
      }
    },
    "area": {
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "title", "address", "parent"],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "title": {"description": "As patients read it.", "$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "parent": {
          "description": "The larger area that it is part of.",
          "$ref": "#/$defs/optionalId"
        }
      }
    },
    "concern": {
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "title", "address"],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "title": {"description": "As patients read it.", "$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"}
      }
    },
    "estimate": {
      "description": "One combination of answers.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "options",
        "sessions",
        "interval_weeks",
        "weeks",
        "cost",
        "basis",
        "evidence",
        "excluded",
        "otherwise"
      ],
      "properties": {
        "options": {
          "description": "Factor and option.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/id"}
        },
        "sessions": {"description": "How many.", "$ref": "#/$defs/optionalRange"},
        "interval_weeks": {
          "description": "Weeks between two sessions.",
          "$ref": "#/$defs/optionalRange"
        },
        "weeks": {"$ref": "#/$defs/weeks"},
        "cost": {"$ref": "#/$defs/cost"},
        "basis": {"description": "What the figures rest on.", "$ref": "#/$defs/optionalBasis"},
        "evidence": {"description": "References.", "type": "array", "items": {"$ref": "#/$defs/id"}},
        "excluded": {
          "description": "Why the clinic does not offer it.",
          "$ref": "#/$defs/optionalWord"
        },
        "otherwise": {
          "description": "What is said in place of figures.",
          "$ref": "#/$defs/optionalWord"
        }
      }
    },
    "offer": {
      "description": "A treatment on one body area.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "area",
        "title",
        "address",
        "minutes",
        "price",
        "packages",
        "sessions",
        "weeks",
        "cost",
        "basis",
        "evidence",
        "estimates"
      ],
      "properties": {
        "area": {"$ref": "#/$defs/id"},
        "title": {"description": "Of its page.", "$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "minutes": {"description": "Time in the clinic.", "$ref": "#/$defs/optionalMinutes"},
        "price": {
          "description": "For one session.",
          "$ref": "#/$defs/optionalMoney"
        },
        "packages": {"description": "What several sessions cost together.", "type": "array", "items": {"$ref": "#/$defs/package"}},
        "sessions": {
          "description": "Over all combinations of answers.",
          "$ref": "#/$defs/optionalRange"
        },
        "weeks": {"$ref": "#/$defs/weeks"},
        "cost": {"$ref": "#/$defs/cost"},
        "basis": {"description": "What the figures rest on; of several the weakest.", "$ref": "#/$defs/optionalBasis"},
        "evidence": {"description": "References.", "type": "array", "items": {"$ref": "#/$defs/id"}},
        "estimates": {
          "description": "Each combination of answers. Empty where there are more than 300 for the area.",
          "type": "array",
          "items": {"$ref": "#/$defs/estimate"}
        }
      }
    },
    "treatment": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "title",
        "summary",
        "address",
        "kind",
        "synonyms",
        "concerns",
        "prescription",
        "min_age",
        "downtime_days",
        "price_note",
        "fees",
        "people",
        "locations",
        "booking",
        "areas"
      ],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "title": {"description": "As patients read it.", "$ref": "#/$defs/word"},
        "summary": {"description": "In a sentence or two.", "$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "kind": {"description": "How it is done.", "enum": ["device", "injectable", "peel", "laser", "manual", "surgical"]},
        "synonyms": {"description": "Other names.", "type": "array", "items": {"$ref": "#/$defs/word"}},
        "concerns": {"description": "What it is for.", "type": "array", "items": {"$ref": "#/$defs/id"}},
        "prescription": {
          "description": "Where it may not be advertised there is no price and no estimate.",
          "type": "boolean"
        },
        "min_age": {"description": "Years.", "type": ["integer", "null"], "minimum": 0},
        "downtime_days": {"description": "Days that it shows.", "$ref": "#/$defs/optionalRange"},
        "price_note": {"description": "What to know of the price.", "$ref": "#/$defs/optionalWord"},
        "fees": {"description": "What must be paid besides.", "type": "array", "items": {"$ref": "#/$defs/fee"}},
        "people": {"description": "Who performs it.", "type": "array", "items": {"$ref": "#/$defs/id"}},
        "locations": {"description": "Where it is offered.", "type": "array", "items": {"$ref": "#/$defs/id"}},
        "booking": {
          "description": "Where to book: the nearest link, or the clinic's.",
          "$ref": "#/$defs/optionalAddress"
        },
        "areas": {"description": "On which parts of the body.", "type": "array", "items": {"$ref": "#/$defs/offer"}}
      }
    },
    "reference": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "kind",
        "title",
        "authors",
        "journal",
        "year",
        "doi",
        "pmid",
        "address",
        "participants"
      ],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "kind": {"description": "What was published.", "enum": ["review", "rct", "trial", "cohort", "label", "guideline", "opinion"]},
        "title": {"description": "Of the paper.", "$ref": "#/$defs/optionalWord"},
        "authors": {"description": "As cited.", "$ref": "#/$defs/optionalWord"},
        "journal": {"description": "Where it was published.", "$ref": "#/$defs/optionalWord"},
        "year": {"description": "Of publication.", "type": "integer"},
        "doi": {"description": "Without the resolver.", "$ref": "#/$defs/optionalWord"},
        "pmid": {"description": "In PubMed.", "$ref": "#/$defs/optionalWord"},
        "address": {"description": "Where it can be read.", "$ref": "#/$defs/optionalAddress"},
        "participants": {"description": "How many people took part.", "type": ["integer", "null"], "minimum": 1}
      }
    }
  }
}
)json";
}

}  // namespace praxis
