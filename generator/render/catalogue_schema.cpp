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
    "$schema": {"type": "string"},
    "version": {"const": 1},
    "language": {"description": "BCP 47.", "type": "string"},
    "currency": {"description": "ISO 4217.", "type": "string", "pattern": "^[A-Z]{3}$"},
    "timezone": {"description": "IANA.", "type": "string"},
    "clinic": {
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
        "name": {"$ref": "#/$defs/word"},
        "legal_name": {"$ref": "#/$defs/word"},
        "jurisdiction": {"enum": ["uk", "ie", "us", "au", "de", "eu", "other"]},
        "address": {"$ref": "#/$defs/address"},
        "phone": {"type": "string", "pattern": "^\\+[0-9]+$"},
        "email": {"$ref": "#/$defs/optionalWord"},
        "prices_include_tax": {"type": ["boolean", "null"]},
        "registration": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["body", "number"],
              "properties": {"body": {"$ref": "#/$defs/word"}, "number": {"$ref": "#/$defs/word"}}
            },
            {"type": "null"}
          ]
        },
        "booking": {"$ref": "#/$defs/optionalAddress"}
      }
    },
    "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
    "people": {"type": "array", "items": {"$ref": "#/$defs/person"}},
    "areas": {"type": "array", "items": {"$ref": "#/$defs/area"}},
    "concerns": {"type": "array", "items": {"$ref": "#/$defs/concern"}},
    "treatments": {"type": "array", "items": {"$ref": "#/$defs/treatment"}},
    "references": {"type": "array", "items": {"$ref": "#/$defs/reference"}}
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
          "opens": {"type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"},
          "closes": {"type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"}
        }
      }
    },
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
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
        "sessions": {"type": "integer", "minimum": 1},
        "price": {"$ref": "#/$defs/money"}
      }
    },
    "fee": {
      "description": "What must be paid besides.",
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "price", "redeemable"],
      "properties": {
        "name": {"$ref": "#/$defs/word"},
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
        "name": {"$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "street": {"$ref": "#/$defs/word"},
        "locality": {"$ref": "#/$defs/word"},
        "region": {"$ref": "#/$defs/optionalWord"},
        "postcode": {"$ref": "#/$defs/word"},
        "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "latitude": {
          "description": "Decimal degrees.",
          "$ref": "#/$defs/optionalWord"
        },
        "longitude": {
          "description": "Decimal degrees.",
          "$ref": "#/$defs/optionalWord"
        },
        "phone": {"type": "string", "pattern": "^\\+[0-9]+$"},
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
              "reason": {"$ref": "#/$defs/optionalWord"}
            }
          }
        },
        "access": {"type": "array", "items": {"$ref": "#/$defs/word"}},
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
        "name": {"$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "role": {"$ref": "#/$defs/word"},
        "register": {"$ref": "#/$defs/optionalWord"},
        "register_number": {"$ref": "#/$defs/optionalWord"},
        "qualifications": {"type": "array", "items": {"$ref": "#/$defs/word"}},
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
              "locations": {"type": "array", "items": {"$ref": "#/$defs/id"}}
            }
          }
        },
        "booking": {"$ref": "#/$defs/optionalAddress"}
      }
    },
    "area": {
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "title", "address", "parent"],
      "properties": {
        "id": {"$ref": "#/$defs/id"},
        "title": {"$ref": "#/$defs/word"},
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
        "title": {"$ref": "#/$defs/word"},
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
        "sessions": {"$ref": "#/$defs/optionalRange"},
        "interval_weeks": {
          "description": "Weeks between two sessions.",
          "$ref": "#/$defs/optionalRange"
        },
        "weeks": {"$ref": "#/$defs/weeks"},
        "cost": {"$ref": "#/$defs/cost"},
        "basis": {"$ref": "#/$defs/optionalBasis"},
        "evidence": {"type": "array", "items": {"$ref": "#/$defs/id"}},
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
        "title": {"$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "minutes": {"$ref": "#/$defs/optionalMinutes"},
        "price": {
          "description": "For one session.",
          "$ref": "#/$defs/optionalMoney"
        },
        "packages": {"type": "array", "items": {"$ref": "#/$defs/package"}},
        "sessions": {
          "description": "Over all combinations of answers.",
          "$ref": "#/$defs/optionalRange"
        },
        "weeks": {"$ref": "#/$defs/weeks"},
        "cost": {"$ref": "#/$defs/cost"},
        "basis": {"$ref": "#/$defs/optionalBasis"},
        "evidence": {"type": "array", "items": {"$ref": "#/$defs/id"}},
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
        "title": {"$ref": "#/$defs/word"},
        "summary": {"$ref": "#/$defs/word"},
        "address": {"$ref": "#/$defs/address"},
        "kind": {"enum": ["device", "injectable", "peel", "laser", "manual", "surgical"]},
        "synonyms": {"type": "array", "items": {"$ref": "#/$defs/word"}},
        "concerns": {"type": "array", "items": {"$ref": "#/$defs/id"}},
        "prescription": {
          "description": "Where it may not be advertised there is no price and no estimate.",
          "type": "boolean"
        },
        "min_age": {"type": ["integer", "null"], "minimum": 0},
        "downtime_days": {"$ref": "#/$defs/optionalRange"},
        "price_note": {"$ref": "#/$defs/optionalWord"},
        "fees": {"type": "array", "items": {"$ref": "#/$defs/fee"}},
        "people": {"type": "array", "items": {"$ref": "#/$defs/id"}},
        "locations": {"type": "array", "items": {"$ref": "#/$defs/id"}},
        "booking": {
          "description": "Where to book: the nearest link, or the clinic's.",
          "$ref": "#/$defs/optionalAddress"
        },
        "areas": {"type": "array", "items": {"$ref": "#/$defs/offer"}}
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
        "kind": {"enum": ["review", "rct", "trial", "cohort", "label", "guideline", "opinion"]},
        "title": {"$ref": "#/$defs/optionalWord"},
        "authors": {"$ref": "#/$defs/optionalWord"},
        "journal": {"$ref": "#/$defs/optionalWord"},
        "year": {"type": "integer"},
        "doi": {"$ref": "#/$defs/optionalWord"},
        "pmid": {"$ref": "#/$defs/optionalWord"},
        "address": {"$ref": "#/$defs/optionalAddress"},
        "participants": {"type": ["integer", "null"], "minimum": 1}
      }
    }
  }
}
)json";
}

}  // namespace praxis
