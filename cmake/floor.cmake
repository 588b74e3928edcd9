# SPDX-License-Identifier: Apache-2.0
# One library a floor: static where it has sources, header-only otherwise.

# Makes library `name` of folder `folder` (beside the caller), without the folders inside it, over
# the libraries that follow.
function(add_floor name folder)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
    add_library_of(${name} "${sources}" ${ARGN})
endfunction()

# The same of a folder with the rooms inside it.
function(add_house name folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
    add_library_of(${name} "${sources}" ${ARGN})
endfunction()

function(add_library_of name sources)
    if(sources)
        add_library(${name} STATIC ${sources})
        target_link_libraries(${name} PUBLIC sharesim_options ${ARGN})
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE sharesim_options ${ARGN})
    endif()
endfunction()

# Links what only the sources of `name` may see; nothing happens while it has none.
function(link_privately name)
    if(TARGET ${name})
        get_target_property(type ${name} TYPE)
        if(type STREQUAL "STATIC_LIBRARY")
            target_link_libraries(${name} PRIVATE ${ARGN})
        endif()
    endif()
endfunction()

# Sets `result` to the folders directly under the caller's folder.
function(folders_here result)
    file(GLOB entries LIST_DIRECTORIES true CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}"
         "${CMAKE_CURRENT_SOURCE_DIR}/*")
    set(folders "")
    foreach(entry IN LISTS entries)
        if(IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/${entry}")
            list(APPEND folders "${entry}")
        endif()
    endforeach()
    set(${result} ${folders} PARENT_SCOPE)
endfunction()
