"""Every way there is."""

from tests.living_guide.strict.several_defects import SEVERAL_DEFECTS
from tests.living_guide.strict.ways_in_features import WAYS_IN_FEATURES
from tests.living_guide.strict.ways_in_hooks import WAYS_IN_HOOKS
from tests.living_guide.strict.ways_in_steps import WAYS_IN_STEPS
from tests.living_guide.strict.ways_of_choosing import WAYS_OF_CHOOSING
from tests.living_guide.strict.ways_of_setting_up import WAYS_OF_SETTING_UP

WAYS = (
    *WAYS_IN_STEPS,
    *WAYS_IN_HOOKS,
    *WAYS_IN_FEATURES,
    *WAYS_OF_CHOOSING,
    *WAYS_OF_SETTING_UP,
    *SEVERAL_DEFECTS,
)
