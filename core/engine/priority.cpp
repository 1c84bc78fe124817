// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/priority.h"

#include <sys/resource.h>
#include <unistd.h>

namespace sonorant {

void lowerPriority(int politeness) {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), politeness);
}

} // namespace sonorant
