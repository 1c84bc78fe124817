// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/grid_editor.h"
#include "widgets/forms/path_editor.h"
#include "widgets/forms/simple_editors.h"

namespace sonorant {

OptionEditor* makeOptionEditor(const Option& option, ConfigDocument& document, QWidget* parent) {
    switch (option.type) {
    case OptionType::Boolean:
        return new BooleanEditor(parent);
    case OptionType::Integer:
    case OptionType::Real:
        return new NumberEditor(option, parent);
    case OptionType::Choice:
        return new ChoiceEditor(option, parent);
    case OptionType::File:
    case OptionType::Folder:
        return new PathEditor(option, document, parent);
    case OptionType::NameLists:
        return new NameListsEditor(option, document, parent);
    case OptionType::FolderTable:
        return new FolderTableEditor(option, document, parent);
    case OptionType::TextList:
        return new TextListEditor(parent);
    case OptionType::SetNames:
    case OptionType::IntegerList:
    case OptionType::BooleanList:
        return new InlineListEditor(option.type, parent);
    case OptionType::Text:
        break;
    }
    return new TextEditor(parent);
}

} // namespace sonorant
