// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/model_descriptor.h"
#include "core/config/project_config.h"
#include "core/config/schema.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sonorant;

namespace {

Value numbers(std::initializer_list<int> items) {
    ValueList list;
    for (const int item : items)
        list.push_back(Value(item));
    return Value(std::move(list));
}

const Option& option(const char* name) {
    const Option* found = findOption(generalOptions(), name);
    if (!found) qFatal("no option %s", name);
    return *found;
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every name of the framework's configuration and command line that a project takes over.
    void everyOptionIsThere_data() {
        QTest::addColumn<QString>("path");
        const char* const paths[] = {"data.trn_set_name",
                                     "data.val_set_name",
                                     "data.trn_list",
                                     "data.val_list",
                                     "data.input_dirs",
                                     "data.input_exts",
                                     "data.input_dims",
                                     "data.input_reso",
                                     "data.input_norm",
                                     "data.output_dirs",
                                     "data.output_exts",
                                     "data.output_dims",
                                     "data.output_reso",
                                     "data.output_norm",
                                     "data.wav_samp_rate",
                                     "data.truncate_seq",
                                     "data.minimum_len",
                                     "data.statistics",
                                     "data.way_to_merge_datasets",
                                     "data.ignore_length_invalid_data",
                                     "data.ignore_cached_file_infor",
                                     "data.path_cache_file",
                                     "data.force_skip_datadir_scanning",
                                     "data.flag_reverse_data_loading_order",
                                     "data.opt_wav_silence_handler",
                                     "data.leave_out",
                                     "training.batch_size",
                                     "training.size_accumulate_grad",
                                     "training.epochs",
                                     "training.no_best_epochs",
                                     "training.sampler",
                                     "training.shuffle",
                                     "training.lr",
                                     "training.optimizer",
                                     "training.l2_penalty",
                                     "training.grad_clip_norm",
                                     "training.lr_decay_factor",
                                     "training.lr_scheduler_type",
                                     "training.lr_patience",
                                     "training.lr_steplr_size",
                                     "training.seed",
                                     "training.eval_mode_for_validation",
                                     "training.num_workers",
                                     "training.minibatch_num_train",
                                     "training.minibatch_num_val",
                                     "training.debug_batch_num",
                                     "training.model_forward_with_target",
                                     "training.model_forward_with_file_name",
                                     "training.verbose",
                                     "training.cudnn_deterministic",
                                     "training.cudnn_benchmark",
                                     "training.device",
                                     "training.no_cuda",
                                     "training.multi_gpu_data_parallel",
                                     "training.threads",
                                     "training.unreadable_data",
                                     "training.loader_patience",
                                     "training.loss_explosion",
                                     "training.save_model_dir",
                                     "training.save_epoch_name",
                                     "training.save_trained_name",
                                     "training.save_model_ext",
                                     "training.not_save_each_epoch",
                                     "training.save_model_every_n_minibatches",
                                     "training.force_save_lite_trained_network_per_epoch",
                                     "training.trained_model",
                                     "training.ignore_training_history_in_trained_model",
                                     "training.ignore_optimizer_statistics_in_trained_model",
                                     "training.allow_mismatched_pretrained_model",
                                     "inference.test_set_name",
                                     "inference.test_list",
                                     "inference.test_input_dirs",
                                     "inference.test_output_dirs",
                                     "inference.output_dir",
                                     "inference.output_filename_prefix",
                                     "inference.inference_sample_start_index",
                                     "inference.inference_sample_end_index",
                                     "inference.inference_data_list",
                                     "inference.trunc_input_length_for_inference",
                                     "inference.trunc_input_overlap",
                                     "inference.framework_order"};
        QCOMPARE(std::size(paths), generalOptions().size());
        for (const char* const path : paths)
            QTest::newRow(path) << QString(path);
    }
    void everyOptionIsThere() {
        QFETCH(QString, path);
        QVERIFY(findOption(generalOptions(), path.toStdString()));
    }

    void multiplesAreAskedFor() {
        Option option;
        option.type = OptionType::Integer;
        option.minimum = 4;
        option.maximum = 64;
        option.multipleOf = 4;
        QCOMPARE(describeRange(option), std::string("a whole number from 4 to 64, a multiple of 4"));
        QCOMPARE(checkValue(option, 12), std::string());
        QCOMPARE(checkValue(option, 10),
                 std::string("expected a whole number from 4 to 64, a multiple of 4, found 10"));
        QVERIFY(!checkValue(option, 68).empty());
        QVERIFY(!checkValue(option, 0).empty());
        option.type = OptionType::IntegerList;
        QVERIFY(checkValue(option, ValueList{4, 8}).empty());
        QVERIFY(!checkValue(option, ValueList{4, 9}).empty());
    }

    void modelsAskForMultiples() {
        const std::vector<Option> options = projectOptions("hn-nsf");
        const Option* hidden = findOption(options, "model.hidden_dim");
        QVERIFY(hidden);
        QVERIFY(checkValue(*hidden, 64).empty());
        QVERIFY2(checkValue(*hidden, 62).find("a multiple of 4, found 62") != std::string::npos,
                 checkValue(*hidden, 62).c_str());
        const Option* lstm = findOption(options, "model.blstm_dim");
        QVERIFY(lstm);
        QVERIFY(!checkValue(*lstm, 7).empty());
    }

    void everyOptionIsComplete() {
        std::set<std::string> paths;
        for (const Option& each : projectOptions("hn-nsf")) {
            const std::string path = each.path();
            QVERIFY2(paths.insert(path).second, path.c_str());
            QVERIFY2(each.label.size() > 1 && each.help.size() > 15 && !each.group.empty(), path.c_str());
            QVERIFY2(each.get && each.set, path.c_str());
            QVERIFY2(each.required || checkValue(each, each.defaultValue).empty(), path.c_str());
            QVERIFY2(each.choices.size() == each.choiceLabels.size(), path.c_str());
            QVERIFY2(each.help.back() == '.', path.c_str());
        }
    }

    void defaultsAreTheFrameworks() {
        QCOMPARE(option("lr").defaultValue.toReal(), 1e-4);
        QCOMPARE(option("epochs").defaultValue.toInteger(), 50);
        QCOMPARE(option("no_best_epochs").defaultValue.toInteger(), 5);
        QCOMPARE(option("l2_penalty").defaultValue.toReal(), -1.0);
        QCOMPARE(option("lr_decay_factor").defaultValue.toReal(), -1.0);
        QCOMPARE(option("lr_patience").defaultValue.toInteger(), 5);
        QCOMPARE(option("seed").defaultValue.toInteger(), 1);
        QVERIFY(option("cudnn_deterministic").defaultValue.toBool());
        QCOMPARE(option("trunc_input_overlap").defaultValue.toInteger(), 5);
        QCOMPARE(option("save_trained_name").defaultValue.toText(), std::string("trained_network"));
    }

    void getReturnsWhatSetWrote() {
        ProjectConfig config;
        config.model.name = "hn-nsf";
        for (const Option& each : projectOptions("hn-nsf")) {
            Value value = each.defaultValue;
            switch (each.type) {
            case OptionType::Boolean:
                value = !value.toBool();
                break;
            case OptionType::Integer:
                value = Value(static_cast<std::int64_t>(std::max(9.0, each.minimum)) * each.multipleOf);
                break;
            case OptionType::Real:
                value = Value(0.25);
                break;
            case OptionType::Choice:
                value = each.choices.back();
                break;
            case OptionType::TextList:
                value = Value(ValueList(2, Value("t")));
                break;
            case OptionType::IntegerList:
                value = numbers({3, 4});
                break;
            case OptionType::BooleanList:
                value = Value(ValueList(2, Value(true)));
                break;
            case OptionType::NameLists:
            case OptionType::FolderTable:
                value = Value(ValueList(1, Value(ValueList(2, Value("n")))));
                break;
            default:
                value = Value("text");
                break;
            }
            if (each.path() == "model.name") value = Value("hn-nsf");
            QVERIFY2(checkValue(each, value).empty(), each.path().c_str());
            each.set(config, value);
            QVERIFY2(each.get(config) == value, each.path().c_str());
        }
    }

    void valuesOutOfRangeAreRefused() {
        QVERIFY(!checkValue(option("lr"), Value(0.0)).empty());
        QVERIFY(!checkValue(option("lr"), Value(std::numeric_limits<double>::infinity())).empty());
        QVERIFY(!checkValue(option("lr"), Value("fast")).empty());
        QVERIFY(checkValue(option("lr"), Value(1)).empty());
        QVERIFY(!checkValue(option("batch_size"), Value(0)).empty());
        QVERIFY(!checkValue(option("batch_size"), Value(2.0)).empty());
        QVERIFY(!checkValue(option("lr_scheduler_type"), Value(4)).empty());
        QVERIFY(!checkValue(option("input_dims"), numbers({80, 0})).empty());
        QVERIFY(!checkValue(option("input_dirs"), Value(ValueList(1, Value("mfbsp")))).empty());
        QCOMPARE(checkValue(option("optimizer"), Value("adam")),
                 std::string("expected one of Adam, AdamW, SGD, found \"adam\"; did you mean Adam?"));
    }

    void tablesMayBeLeftOutWhereKeysAreUnique() {
        QCOMPARE(findOption(generalOptions(), "lr"), findOption(generalOptions(), "training.lr"));
        QVERIFY(!findOption(generalOptions(), "model.lr"));
        std::vector<Option> twice = {option("lr"), option("lr")};
        twice[1].table = "inference";
        QVERIFY(!findOption(twice, "lr"));
        QVERIFY(findOption(twice, "inference.lr"));
    }

    void optionsSayWhenTheyHaveNoEffect() {
        ProjectConfig config;
        QVERIFY(!option("sampler").whyNotApplicable(config).empty());
        config.training.batchSize = 2;
        QVERIFY(option("sampler").whyNotApplicable(config).empty());
        QVERIFY(!option("lr_steplr_size").whyNotApplicable(config).empty());
        config.training.lrDecayFactor = 0.5;
        config.training.lrSchedulerType = 1;
        QVERIFY(option("lr_steplr_size").whyNotApplicable(config).empty());
        QVERIFY(!option("lr_patience").whyNotApplicable(config).empty());
        config.training.lrSchedulerType = 3;
        QVERIFY(option("lr_patience").whyNotApplicable(config).empty());
    }

    void modelsBringTheirOptions() {
        const ModelDescriptor* model = ModelDescriptors::instance().find("hn-nsf");
        QVERIFY(model);
        QVERIFY(ModelDescriptors::instance().find("frame-template"));
        QCOMPARE(model->options.size(), std::size_t(10));
        ProjectConfig config;
        const Option name = *findOption(projectOptions(""), "model.name");
        QCOMPARE(projectOptions("nothing").back().path(), std::string("model.name"));
        name.set(config, Value("hn-nsf"));
        QCOMPARE(config.model.real("sine_amp"), 0.1);
        QCOMPARE(config.model.real("noise_std"), 0.003);
        for (const auto& [key, value] : {std::pair("hidden_dim", 64),
                                         {"cnn_kernel_size", 3},
                                         {"filter_block_num", 5},
                                         {"cnn_num_in_block", 10},
                                         {"harmonic_num", 7},
                                         {"blstm_dim", 64}})
            QCOMPARE(config.model.integer(key), std::int64_t(value));
        QVERIFY_EXCEPTION_THROWN(config.model.at("hiden_dim"), Error);
        // Another model keeps what both know and forgets the rest.
        config.model.values["hidden_dim"] = Value(8);
        name.set(config, Value("frame-template"));
        QCOMPARE(config.model.values.size(), std::size_t(1));
        QCOMPARE(config.model.integer("hidden_dim"), std::int64_t(8));
    }

    void realModelOptionsHoldRealNumbers() {
        ProjectConfig config;
        config.model.name = "hn-nsf";
        const auto options = projectOptions("hn-nsf");
        findOption(options, "model.sine_amp")->set(config, Value(1));
        QVERIFY(config.model.at("sine_amp").isReal());
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
