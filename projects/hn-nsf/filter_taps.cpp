// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/hn-nsf/filter_taps.h"

#include "core/nn/fir_design.h"

namespace sonorant::projects::hn_nsf {

namespace {

constexpr double kPublishedRate = 16000;

// The published filters fall from the pass-band's edge over 2 kHz.
constexpr double kVoicedEdge = 5000;
constexpr double kUnvoicedEdge = 1000;
constexpr double kTransition = 2000;

FilterTaps publishedTaps() {
    return {{0.08538414199291068, 0.04920229475534168, -0.1470178606967731, 0.24737764593887432,
             0.7103067853166558, 0.24737764593887432, -0.1470178606967731, 0.04920229475534168,
             0.08538414199291068},
            {0.00936455546502, 0.0416254862901, 0.0878313219556, 0.146086321198, 0.192602581136,
             0.211221591449, 0.192602581136, 0.146086321198, 0.0878313219556, 0.0416254862901,
             0.00936455546502},
            {-0.00936455546502148, 0.04162548629009957, -0.08783132195564508, 0.1460863211980122,
             -0.19260258113649556, 0.21122159144894015, -0.19260258113649556, 0.1460863211980122,
             -0.08783132195564508, 0.04162548629009957, -0.00936455546502148},
            {0.0853841419929, -0.0492022947553, -0.147017860697, -0.247377645939, 0.710306785317,
             -0.247377645939, -0.147017860697, -0.0492022947553, 0.0853841419929}};
}

} // namespace

FilterTaps filterTaps(double samplingRate) {
    if (samplingRate == kPublishedRate) return publishedTaps();
    FilterTaps taps;
    taps.lowPassVoiced = designLowPass(samplingRate, kVoicedEdge, kVoicedEdge + kTransition);
    taps.lowPassUnvoiced = designLowPass(samplingRate, kUnvoicedEdge, kUnvoicedEdge + kTransition);
    taps.highPassVoiced = complementaryHighPass(taps.lowPassVoiced);
    taps.highPassUnvoiced = complementaryHighPass(taps.lowPassUnvoiced);
    return taps;
}

} // namespace sonorant::projects::hn_nsf
