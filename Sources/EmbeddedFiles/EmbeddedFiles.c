#include "EmbeddedFiles.h"

// `#embed` is C23; clang takes it as an extension of the older C that SwiftPM asks for.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char schema[] = {
#embed "../../schema.sql"
};

static const unsigned char reports_labels[] = {
#embed "../../seeds/reports/labels.tsv"
};

static const unsigned char reports_scales[] = {
#embed "../../seeds/reports/scales.tsv"
};

static const unsigned char reports_wholes[] = {
#embed "../../seeds/reports/wholes.tsv"
};

static const unsigned char reports_units[] = {
#embed "../../seeds/reports/units.tsv"
};

static const unsigned char axes[] = {
#embed "../../seeds/vocabulary/axes.tsv"
};

static const unsigned char bounds[] = {
#embed "../../seeds/vocabulary/bounds.tsv"
};

static const unsigned char brand_names[] = {
#embed "../../seeds/vocabulary/brand_names.tsv"
};

static const unsigned char countries[] = {
#embed "../../seeds/vocabulary/countries.tsv"
};

static const unsigned char divisions[] = {
#embed "../../seeds/vocabulary/divisions.tsv"
};

static const unsigned char growth_bases[] = {
#embed "../../seeds/vocabulary/growth_bases.tsv"
};

static const unsigned char foreign_firms[] = {
#embed "../../seeds/vocabulary/foreign_firms.tsv"
};

static const unsigned char listed_firms[] = {
#embed "../../seeds/vocabulary/listed_firms.tsv"
};

static const unsigned char metric_aliases[] = {
#embed "../../seeds/vocabulary/metric_aliases.tsv"
};

static const unsigned char kinds[] = {
#embed "../../seeds/vocabulary/kinds.tsv"
};

static const unsigned char phrase_words[] = {
#embed "../../seeds/vocabulary/phrase_words.tsv"
};

static const unsigned char metric_words[] = {
#embed "../../seeds/vocabulary/metric_words.tsv"
};

static const unsigned char metrics[] = {
#embed "../../seeds/vocabulary/metrics.tsv"
};

static const unsigned char name_words[] = {
#embed "../../seeds/vocabulary/name_words.tsv"
};

static const unsigned char not_organizations[] = {
#embed "../../seeds/vocabulary/not_organizations.tsv"
};

static const unsigned char organization_suffixes[] = {
#embed "../../seeds/vocabulary/organization_suffixes.tsv"
};

static const unsigned char organization_words[] = {
#embed "../../seeds/vocabulary/organization_words.tsv"
};

static const unsigned char organizations[] = {
#embed "../../seeds/vocabulary/organizations.tsv"
};

static const unsigned char peers[] = {
#embed "../../seeds/vocabulary/peers.tsv"
};

static const unsigned char periods[] = {
#embed "../../seeds/vocabulary/periods.tsv"
};

static const unsigned char predicates[] = {
#embed "../../seeds/vocabulary/predicates.tsv"
};

static const unsigned char regions[] = {
#embed "../../seeds/vocabulary/regions.tsv"
};

static const unsigned char systems[] = {
#embed "../../seeds/vocabulary/systems.tsv"
};

static const unsigned char units[] = {
#embed "../../seeds/vocabulary/units.tsv"
};

static const unsigned char weights[] = {
#embed "../../seeds/vocabulary/weights.tsv"
};

static const unsigned char words[] = {
#embed "../../seeds/vocabulary/words.tsv"
};

static const unsigned char idioms[] = {
#embed "../../seeds/vocabulary/idioms.tsv"
};

static const unsigned char ranks[] = {
#embed "../../seeds/vocabulary/ranks.tsv"
};

static const unsigned char desk_style[] = {
#embed "../../seeds/desk/desk.css"
};

static const unsigned char desk_script[] = {
#embed "../../seeds/desk/desk.js"
};

static const unsigned char help_help[] = {
#embed "../../seeds/help/help.tsv"
};

static const unsigned char help_messages[] = {
#embed "../../seeds/help/messages.tsv"
};

static const struct embedded_file files[] = {
    {"help/help.tsv", help_help, sizeof help_help},
    {"help/messages.tsv", help_messages, sizeof help_messages},
    {"desk/desk.css", desk_style, sizeof desk_style},
    {"desk/desk.js", desk_script, sizeof desk_script},
    {"schema.sql", schema, sizeof schema},
    {"reports/labels.tsv", reports_labels, sizeof reports_labels},
    {"reports/scales.tsv", reports_scales, sizeof reports_scales},
    {"reports/units.tsv", reports_units, sizeof reports_units},
    {"reports/wholes.tsv", reports_wholes, sizeof reports_wholes},
    {"axes.tsv", axes, sizeof axes},
    {"bounds.tsv", bounds, sizeof bounds},
    {"brand_names.tsv", brand_names, sizeof brand_names},
    {"countries.tsv", countries, sizeof countries},
    {"divisions.tsv", divisions, sizeof divisions},
    {"growth_bases.tsv", growth_bases, sizeof growth_bases},
    {"idioms.tsv", idioms, sizeof idioms},
    {"ranks.tsv", ranks, sizeof ranks},
    {"foreign_firms.tsv", foreign_firms, sizeof foreign_firms},
    {"listed_firms.tsv", listed_firms, sizeof listed_firms},
    {"metric_aliases.tsv", metric_aliases, sizeof metric_aliases},
    {"kinds.tsv", kinds, sizeof kinds},
    {"metric_words.tsv", metric_words, sizeof metric_words},
    {"metrics.tsv", metrics, sizeof metrics},
    {"name_words.tsv", name_words, sizeof name_words},
    {"not_organizations.tsv", not_organizations, sizeof not_organizations},
    {"organization_suffixes.tsv", organization_suffixes, sizeof organization_suffixes},
    {"organization_words.tsv", organization_words, sizeof organization_words},
    {"organizations.tsv", organizations, sizeof organizations},
    {"peers.tsv", peers, sizeof peers},
    {"periods.tsv", periods, sizeof periods},
    {"phrase_words.tsv", phrase_words, sizeof phrase_words},
    {"predicates.tsv", predicates, sizeof predicates},
    {"regions.tsv", regions, sizeof regions},
    {"systems.tsv", systems, sizeof systems},
    {"units.tsv", units, sizeof units},
    {"weights.tsv", weights, sizeof weights},
    {"words.tsv", words, sizeof words},
};

struct embedded_file embedded_file_at(size_t index) {
    static const unsigned char nothing[1] = {0};
    if (index < sizeof files / sizeof files[0]) return files[index];
    return (struct embedded_file){"", nothing, 0};
}
