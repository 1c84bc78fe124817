// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/config_document.h"
#include "widgets/forms/feature_table_model.h"

#include <QCoreApplication>

namespace sonorant {

namespace {

constexpr const char* perSubset[] = {"data.input_dirs", "data.output_dirs", "data.trn_list", "data.val_list"};
constexpr const char* setNames[] = {"data.trn_set_name", "data.val_set_name"};

/// Applies `edit` to every list that has one entry per subset.
template<class Edit>
QList<ConfigDocument::Change> edited(const ConfigDocument& document, Edit edit) {
    QList<ConfigDocument::Change> changes;
    const auto visit = [&](const char* path, bool names) {
        const Option* const option = document.option(QLatin1String(path));
        if (!option) return;
        const Value value = document.value(*option);
        if (!value.isList() || value.toList().empty()) return; // one set name for all, or no lists
        ValueList list = value.toList();
        edit(list, names);
        changes.push_back({QLatin1String(path), Value(std::move(list))});
    };
    for (const char* const path : perSubset)
        visit(path, false);
    for (const char* const path : setNames)
        visit(path, true);
    return changes;
}

QString label(const char* text) {
    return QCoreApplication::translate("Subsets", text);
}

} // namespace

void addSubset(ConfigDocument& document) {
    const auto changes = edited(document, [](ValueList& list, bool names) {
        Value copy = list.back();
        if (names && copy.isText()) copy = Value(copy.toText() + "_" + std::to_string(list.size() + 1));
        list.push_back(std::move(copy));
    });
    document.setValues(changes, label(QT_TRANSLATE_NOOP("Subsets", "Adding a subset")));
}

void removeSubset(ConfigDocument& document) {
    const auto changes = edited(document, [](ValueList& list, bool) {
        if (list.size() > 1) list.pop_back();
    });
    document.setValues(changes, label(QT_TRANSLATE_NOOP("Subsets", "Removing a subset")));
}

} // namespace sonorant
