// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_text.h"

#include "widgets/models/run_list_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace sonorant {

namespace {

struct CheckpointText {
    Q_DECLARE_TR_FUNCTIONS(sonorant::CheckpointText)
};

QString tr(const char* text) {
    return CheckpointText::tr(text);
}

} // namespace

QString checkpointTitle(const SavedCheckpoint& checkpoint) {
    const SavedPlace& place = checkpoint.place;
    switch (place.kind) {
    case SavedKind::BestWeights:
        return CheckpointText::tr("Best weights");
    case SavedKind::EpochWeights:
        return CheckpointText::tr("Epoch %1, weights").arg(place.epoch + 1);
    case SavedKind::Epoch:
        return CheckpointText::tr("Epoch %1").arg(place.epoch + 1);
    case SavedKind::WithinTraining:
        return CheckpointText::tr("Epoch %1, mini-batch %2").arg(place.epoch + 1).arg(place.batch);
    case SavedKind::WithinValidation:
        return CheckpointText::tr("Epoch %1, validation %2").arg(place.epoch + 1).arg(place.batch);
    case SavedKind::Other:
        break;
    }
    return QString::fromStdString(toUtf8(checkpoint.file.filename()));
}

QString runTitle(const CheckpointRun& run) {
    return runTitle(run.name);
}

QString lossText(double loss) {
    if (std::isnan(loss)) return QStringLiteral("–");
    if (!std::isfinite(loss)) return CheckpointText::tr("infinite");
    // As the logs spell it, so that numbers stand below each other.
    const double size = std::abs(loss);
    const bool usual = size == 0 || (size >= 1e-3 && size < 1e5);
    return QLocale().toString(loss, usual ? 'f' : 'g', 4);
}

QString megabytesText(std::uint64_t bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    return QLocale().toString(megabytes, 'f', megabytes < 10 ? 2 : megabytes < 100 ? 1 : 0);
}

QString timeText(std::chrono::system_clock::time_point time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString marksText(const SavedCheckpoint& checkpoint) {
    QStringList marks;
    if (checkpoint.best) marks << CheckpointText::tr("best");
    if (checkpoint.kept) marks << CheckpointText::tr("kept");
    return marks.join(QStringLiteral(", "));
}

QString shapeText(const std::vector<std::int64_t>& shape) {
    if (shape.empty()) return CheckpointText::tr("scalar");
    QStringList parts;
    for (const std::int64_t size : shape)
        parts << QString::number(size);
    return parts.join(QStringLiteral(" × "));
}

QString barText(DeletionBar bar) {
    switch (bar) {
    case DeletionBar::Kept:
        return CheckpointText::tr("It is kept: take the mark away first.");
    case DeletionBar::NeededByTraining:
        return CheckpointText::tr("The training under way could only go on from it: stop the run or wait for "
                                  "its next epoch.");
    case DeletionBar::None:
        break;
    }
    return {};
}

QString factText(const std::string& name) {
    static const QHash<QString, const char*> words{
        {QStringLiteral("epoch"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Epoch")},
        {QStringLiteral("training segments"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Training segments")},
        {QStringLiteral("training best loss"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Best training loss")},
        {QStringLiteral("training best epoch"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Best epoch (training)")},
        {QStringLiteral("validation segments"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Validation segments")},
        {QStringLiteral("validation best loss"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Best validation loss (sum)")},
        {QStringLiteral("validation best epoch"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Best epoch (validation)")},
        {QStringLiteral("optimiser state"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Optimiser state")},
        {QStringLiteral("lr"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Learning rate")},
        {QStringLiteral("initial_lr"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Initial learning rate")},
        {QStringLiteral("betas"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Betas")},
        {QStringLiteral("eps"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Epsilon")},
        {QStringLiteral("momentum"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Momentum")},
        {QStringLiteral("weight_decay"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Weight decay")},
        {QStringLiteral("updates"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Updates")},
        {QStringLiteral("random state"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Random state")},
        {QStringLiteral("seed"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Seed")},
        {QStringLiteral("step"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Mini-batches so far")},
        {QStringLiteral("seconds"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Seconds of training so far")},
        {QStringLiteral("phase"), QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Phase")},
        {QStringLiteral("batches"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Mini-batches in this phase")},
        {QStringLiteral("resumes exactly"),
         QT_TRANSLATE_NOOP("sonorant::CheckpointText", "Can be resumed exactly")}};
    const QString key = QString::fromStdString(name);
    if (const auto found = words.constFind(key); found != words.cend()) return tr(*found);
    if (key.startsWith(QLatin1String("scheduler ")))
        return CheckpointText::tr("Schedule: %1").arg(key.mid(10));
    return key;
}

QString countText(int count) {
    return count == 1 ? CheckpointText::tr("1 checkpoint") : CheckpointText::tr("%1 checkpoints").arg(count);
}

QString changeText(double relative) {
    if (std::isinf(relative)) return CheckpointText::tr("from zero");
    if (relative == 0) return CheckpointText::tr("unchanged");
    return CheckpointText::tr("%1 %").arg(QLocale().toString(relative * 100, 'g', 3));
}

} // namespace sonorant
