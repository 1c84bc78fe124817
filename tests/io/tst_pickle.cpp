// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/pickle_reader.h"
#include "core/io/pickle_writer.h"
#include "tests/support/io_testing.h"

#include <cmath>

using namespace sonorant;

namespace {

/// Python's literal of a tree of plain values; calls as name(arguments){entries}[state].
std::string show(const PickleTree& tree, PickleId id) {
    const PickleNode& node = tree.at(id);
    const auto list = [&](const std::vector<PickleId>& items) {
        std::string text;
        for (const PickleId item : items)
            text += (text.empty() ? "" : ", ") + show(tree, item);
        return text;
    };
    const auto pairs = [&](const std::vector<PickleId>& items) {
        std::string text;
        for (std::size_t i = 0; i + 1 < items.size(); i += 2)
            text += (text.empty() ? "" : ", ") + show(tree, items[i]) + ": " + show(tree, items[i + 1]);
        return text;
    };
    switch (node.kind) {
    case PickleKind::None:
        return "None";
    case PickleKind::Bool:
        return node.integer ? "True" : "False";
    case PickleKind::Int:
        return std::to_string(node.integer);
    case PickleKind::BigInt:
        return "big" + std::to_string(node.text.size());
    case PickleKind::Float:
        return QString::number(node.real, 'g', 17).toStdString();
    case PickleKind::String:
        return "'" + node.text + "'";
    case PickleKind::Bytes:
        return "b" + QByteArray::fromStdString(node.text).toHex().toStdString();
    case PickleKind::Tuple:
        return "(" + list(node.items) + ")";
    case PickleKind::List:
        return "[" + list(node.items) + "]";
    case PickleKind::Dict:
        return "{" + pairs(node.items) + "}";
    case PickleKind::Set:
    case PickleKind::FrozenSet:
        return "set(" + list(node.items) + ")";
    case PickleKind::Global:
        return node.text + "." + node.name;
    case PickleKind::PersistentId:
        return "persistent " + show(tree, node.items[0]);
    case PickleKind::Call:
    case PickleKind::Object:
        break;
    }
    std::string text = show(tree, node.items[0]) + show(tree, node.items[1]);
    if (!node.appended.empty()) text += "[" + list(node.appended) + "]";
    if (!node.entries.empty()) text += "{" + pairs(node.entries) + "}";
    if (node.state != noPickleNode) text += "<" + show(tree, node.state) + ">";
    return text;
}

std::string shown(const std::string& pickle, const PickleLimits& limits = {}) {
    const PickleDocument document = readPickle(pickle, "x.pkl", 0, limits);
    return show(document.tree, document.root);
}

std::string refusal(const std::string& pickle, const PickleLimits& limits = {}) {
    return messageOf(ErrorKind::Malformed, [&] { readPickle(pickle, "x.pkl", 0, limits); });
}

std::string pickled(const std::string& expression, int protocol) {
    return QByteArray::fromHex(QByteArray::fromStdString(
                                   python("import pickle,collections,datetime\nprint(pickle.dumps(" +
                                          expression + ", " + std::to_string(protocol) + ").hex(), end='')")))
        .toStdString();
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class TestPickle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryProtocol_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected"); // empty: the same
        QTest::newRow("constants") << "[None, True, False]"
                                   << "";
        QTest::newRow("integers")
            << "[0, 255, 256, 65535, 65536, -1, -128, 2147483647, -2147483648, 2147483648, "
               "-9223372036854775808, 9223372036854775807]"
            << "";
        QTest::newRow("floats") << "[0.5, -1e+22, 3.1400000000000001]"
                                << "";
        QTest::newRow("texts") << "['', 'a', '\xC3\xA4\xE6\x97\xA5\xF0\x9F\x8E\xA4', 'back\\\\slash']"
                               << "['', 'a', '\xC3\xA4\xE6\x97\xA5\xF0\x9F\x8E\xA4', 'back\\slash']";
        QTest::newRow("long text") << "'x' * 300" << QString("'%1'").arg(QString(300, 'x'));
        QTest::newRow("tuples") << "[(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((1,), [])]"
                                << "[(), (1), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((1), [])]";
        QTest::newRow("dicts") << "{'a': 1, 2: {'b': []}, (1, 2): None}"
                               << "";
        QTest::newRow("one entry") << "{'a': [1]}"
                                   << "";
        QTest::newRow("long list") << "[list(range(3)) for _ in range(2)]"
                                   << "[[0, 1, 2], [0, 1, 2]]";
    }
    void readsEveryProtocol() {
        QFETCH(QString, expression);
        QFETCH(QString, expected);
        if (expected.isEmpty()) expected = expression;
        for (int protocol = 0; protocol <= 5; ++protocol) {
            const std::string bytes = pickled(expression.toStdString(), protocol);
            QCOMPARE(QString::fromStdString(shown(bytes)), expected);
            // ... and again from what our writer makes of it
            const PickleDocument document = readPickle(bytes, "x");
            QCOMPARE(QString::fromStdString(shown(writePickle(document.tree, document.root))), expected);
        }
    }

    void readsOtherKinds() {
        QCOMPARE(shown(pickled("10 ** 30", 2)), std::string("big13"));
        QCOMPARE(shown(pickled("b'\\x00\\xff'", 4)), std::string("b00ff"));
        QCOMPARE(shown(pickled("{1}", 4)), std::string("set(1)"));
        QCOMPARE(shown(pickled("frozenset([1])", 4)), std::string("set(1)"));
        QCOMPARE(shown(pickled("bytearray(b'a')", 5)), std::string("b61"));
        QCOMPARE(shown(pickled("collections.OrderedDict(a=1)", 2)),
                 std::string("collections.OrderedDict(){'a': 1}"));
        QCOMPARE(shown(pickled("collections.Counter", 4)), std::string("collections.Counter"));
        QCOMPARE(shown(pickled("datetime.timedelta(1)", 3)), std::string("datetime.timedelta(1, 0, 0)"));
        QVERIFY(std::isnan(readPickle(pickled("float('nan')", 2), "x").rootNode().real));
        QVERIFY(std::isinf(readPickle(pickled("float('inf')", 0), "x").rootNode().real));
    }

    void whatItWritesPythonReads() {
        PickleTree tree;
        const PickleId shared = tree.list({tree.integer(7)});
        const PickleId odict = tree.call(tree.global("collections", "OrderedDict"), {});
        const std::vector<PickleId> entries{tree.string("k"), shared};
        tree.at(odict).entries = entries;
        const PickleId root = tree.tuple(
            {shared, shared, odict, tree.none(), tree.boolean(true), tree.real(0.1), tree.integer(-300),
             tree.integer(std::numeric_limits<std::int64_t>::min()), tree.string("\xC3\xA4"), tree.bytes(""),
             tree.bytes(std::string("\0\xFF\x80z", 4)), tree.dict({tree.integer(1), tree.tuple({})}),
             tree.sequence(PickleKind::Set, {tree.integer(3)})});
        const Scratch folder;
        writeFileAtomically(folder / "x.pkl", writePickle(tree, root));
        QCOMPARE(
            python("import pickle,sys\nx = pickle.load(open(sys.argv[1], 'rb'))\n"
                   "assert x[0] is x[1] and x[2]['k'] is x[0] and type(x[2]).__name__ == 'OrderedDict'\n"
                   "print(x[3:], end='')",
                   {toQString(folder / "x.pkl")}),
            std::string(
                "(None, True, 0.1, -300, -9223372036854775808, '\xC3\xA4', b'', b'\\x00\\xff\\x80z', {1: "
                "()}, {3})"));
    }

    void sharedNodesStayShared() {
        const PickleDocument document = readPickle(pickled("(lambda a: [a, a, [a]])(['x'])", 2), "x");
        const PickleNode& root = document.rootNode();
        QCOMPARE(root.items[0], root.items[1]);
        QCOMPARE(document.tree.at(root.items[2]).items[0], root.items[0]);
    }

    void severalInOneBuffer() {
        const std::string one = pickled("'one'", 2), two = pickled("[2]", 4);
        const std::string buffer = one + two + "rest";
        const PickleDocument first = readPickle(buffer, "x");
        QCOMPARE(first.end, one.size());
        const PickleDocument second = readPickle(buffer, "x", first.end);
        QCOMPARE(second.end, one.size() + two.size());
        QCOMPARE(show(second.tree, second.root), std::string("[2]"));
    }

    void nothingIsExecuted() {
        const Scratch folder;
        const std::string victim = (folder / "ran").string();
        const std::string evil = "cos\nsystem\n(S'touch " + victim + "'\ntR.";
        QCOMPARE(shown(evil), "os.system('touch " + victim + "')");
        QVERIFY(!std::filesystem::exists(victim));
    }

    void deepNestingIsRefused() {
        const int deep = 1000000;
        const auto joined = [](std::initializer_list<std::string> parts) {
            std::string all;
            for (const std::string& part : parts)
                all += part;
            return all;
        };
        for (const std::string& pickle :
             {joined({repeated("(", deep / 10), repeated("t", deep / 10), "."}),
              joined({repeated("]", deep), repeated("a", deep - 1), "."}),
              joined({"N", repeated("\x85", deep), "."}), joined({"cx\ny\n", repeated(")R", deep), "."}),
              joined({"N", repeated("Q", deep), "."})})
            QVERIFY(contains(refusal(pickle), "deeper than 200 levels"));
        QCOMPARE(shown(joined({"N", repeated("\x85", 100), "."})),
                 joined({repeated("(", 100), "None", repeated(")", 100)}));
    }

    void memoryIsLimited() {
        QVERIFY(contains(refusal(repeated("(", 1000000)), "more than 100000 marks"));
        PickleLimits limits;
        limits.maxNodes = 1000;
        QVERIFY(contains(refusal(std::string("(").append(repeated("N", 2000)).append("l."), limits),
                         "more than 1000 values"));
        limits = {};
        limits.maxMemory = 1 << 20;
        // A long text named as a global again and again would be copied each time.
        std::string copies =
            std::string("X") + std::string("\x84\x03\x00\x00", 4) + std::string(900, 'x') + "q\x01" + "0";
        copies.append("(").append(repeated("h\x01h\x01\x93", 1000)).append("l.");
        QVERIFY(contains(refusal(copies, limits), "more than 1 MiB"));
        limits.maxNodes = 1000; // nor may one value be pushed for ever
        QVERIFY(contains(refusal("N" + repeated("2", 2000), limits), "more than 1000 values"));
    }

    void textsThatAreSharedStayShort() {
        const std::string text =
            std::string("X") + std::string("\x00\x00\x01\x00", 4) + std::string(65536, 'x') + "q\x01" + "0(";
        QVERIFY(contains(refusal(text + repeated("h\x01", 1000) + "l."), "texts of the pickle expand"));
        QVERIFY(contains(refusal(text + "h\x01h\x01\x93l."), "longer than 1000 bytes"));
        readPickle(text + repeated("h\x01", 100) + "l.", "x.pkl");
    }

    void expansionIsLimited() {
        std::string bomb = "(]q"; // each level holds the one before four times
        bomb += '\0';
        for (int i = 0; i < 30; ++i) {
            bomb += "](";
            for (int k = 0; k < 4; ++k)
                bomb += std::string("h") + static_cast<char>(i);
            bomb += std::string("eq") + static_cast<char>(i + 1);
        }
        QVERIFY(contains(refusal(bomb + "l."), "expands to more than"));
    }

    void cyclesAreRefused() {
        QVERIFY(contains(refusal("]q\x01h\x01"
                                 "a."),
                         "contains itself"));
        QVERIFY(contains(refusal("}q\x01Nh\x01s."), "contains itself"));
        QVERIFY(contains(refusal(pickled("(lambda a: (a.append((a,)), a)[1])([])", 2)), "contains itself"));
        QVERIFY(contains(refusal("cx\ny\n)Rq\x01h\x01"
                                 "b."),
                         "contains itself"));
    }

    void brokenProgramsAreRefused_data() {
        QTest::addColumn<QByteArray>("pickle");
        for (const char* pickle : {".",
                                   "N",
                                   "NN.",
                                   "(.",
                                   "(N.",
                                   "0.",
                                   "t.",
                                   "a.",
                                   "Na.",
                                   "NNa.",
                                   "NNs.",
                                   "]NNs.",
                                   "](NNu.",
                                   "}(Nu.",
                                   "(Nd.",
                                   "R.",
                                   "NNR.",
                                   "N)b.",
                                   "NNb.",
                                   "h\x05.",
                                   "j\x01",
                                   "g1\n.",
                                   "gx\n.",
                                   "p1\n.",
                                   "2.",
                                   "(2.",
                                   "(1N1.",
                                   "\xFF.",
                                   "cx\n",
                                   "cx\ny",
                                   "cx\ny\n)RNbNb.",
                                   "X\xFF\xFF\xFF\xFF"
                                   "a.",
                                   "\x8d\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                                   "a.",
                                   "\x8b\xFF\xFF\xFF\x7F"
                                   "1.",
                                   "G1234.",
                                   "I12x\n.",
                                   "Fx\n.",
                                   "F1e9999x\n.",
                                   "Snope\n.",
                                   "S'a\n.",
                                   "V\\u12\n.",
                                   "S'\\x1'\n.",
                                   "X\x01",
                                   "o.",
                                   "(o.",
                                   "Q.",
                                   "N\x93.",
                                   "NN\x93.",
                                   "NN\x81.",
                                   "](\x90."})
            QTest::newRow(QByteArray(pickle).toPercentEncoding()) << QByteArray(pickle);
        QTest::newRow("not UTF-8") << QByteArray("X\x01\0\0\0\xFF.", 7);
    }
    void brokenProgramsAreRefused() {
        QFETCH(QByteArray, pickle);
        QVERIFY(contains(refusal(pickle.toStdString()), "x.pkl: the pickle is broken at byte"));
    }

    void unsupportedParts() {
        for (const char* pickle : {"\x82\x01.", "\x97.", "I99999999999999999999\n.", "\x80\x09."})
            QVERIFY(
                contains(messageOf(ErrorKind::Unsupported, [&] { readPickle(pickle, "x.pkl"); }), "x.pkl"));
    }

    void everyCutAndChangeOfARealOneIsHarmless() {
        const std::string good =
            pickled("{'a': [1, 2.5, ('x', None, b'y')], 'o': collections.OrderedDict(a=[1])}", 2);
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(contains(refusal(good.substr(0, length)), "broken"));
        for (std::size_t at = 0; at < good.size(); ++at)
            for (int value = 0; value < 256; ++value) {
                std::string bytes = good;
                bytes[at] = static_cast<char>(value);
                try {
                    shown(bytes);
                } catch (const Error&) {
                }
            }
    }

    void latin1() {
        std::string all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);
        QCOMPARE(utf8ToLatin1(latin1ToUtf8(all), "x"), all);
        QVERIFY(
            contains(messageOf(ErrorKind::Malformed, [] { utf8ToLatin1("\xE6\x97\xA5", "x"); }), "Latin-1"));
    }
};

QTEST_GUILESS_MAIN(TestPickle)
#include "tst_pickle.moc"
