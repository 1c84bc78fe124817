// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_project.h"

#include "support/read_project.h"

namespace sonorant::test {

std::string tinyProjectText() {
    const std::string features = std::string(SONORANT_TEST_DATA) + "/demo-corpus/";
    const std::string wav = std::string(SONORANT_DEMO_PROJECT) + "/wav";
    const std::string inputs = "[[\"" + features + "mfbsp\", \"" + features + "f0\"]]";
    return "[model]\nname = \"hn-nsf\"\nhidden_dim = 8\nfilter_block_num = 1\ncnn_num_in_block = "
           "2\nharmonic_num = 1\n"
           "blstm_dim = 8\n\n[data]\ntrn_set_name = \"tiny_trn\"\nval_set_name = \"tiny_val\"\n"
           "trn_list = [[\"vm-toreply\", \"vm-delete\", \"info-about-last-call\"]]\nval_list = "
           "[[\"vm-reachoper\"]]\n"
           "input_dirs = " +
           inputs +
           "\ninput_dims = [80, 1]\ninput_exts = [\".mfbsp\", \".f0\"]\ninput_reso = [80, 80]\n"
           "input_norm = [true, true]\noutput_dirs = [[\"" +
           wav +
           "\"]]\noutput_dims = [1]\noutput_exts = [\".wav\"]\n"
           "output_reso = [1]\noutput_norm = [false]\nwav_samp_rate = 16000\ntruncate_seq = "
           "8000\nminimum_len = 2000\n\n"
           "[training]\nlr = 3e-3\nepochs = 3\nthreads = 2\n\n[inference]\ntest_set_name = [\"tiny_test\"]\n"
           "test_list = [[\"vm-toreply\", \"vm-delete\"]]\ntest_input_dirs = " +
           inputs + "\ntest_output_dirs = [[]]\n";
}

ProjectConfig tinyProject(const Path& folder, const std::vector<std::string>& settings) {
    writeFileAtomically(folder / "config.toml", tinyProjectText());
    return readProjectWith(folder, settings);
}

} // namespace sonorant::test
